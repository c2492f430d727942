package eu.arete.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line that takes everything from a process but its scratch: network, other processes, capabilities, environment, and
 * the directories that are to be hidden. Made of util-linux's own programs, as any user, without a daemon or an image.
 */
final class Sandbox {

    /**
     * Inside the new namespaces, before capabilities go: a private place for temporary files, the data within it for reading only,
     * and a cover over what must not be seen (where the data lies among that of others, too).
     */
    private static final String COVER = """
            tmp=$1; shift; n=0
            mount -t tmpfs -o nosuid,nodev,size=128m,mode=0700 tmpfs "$tmp" || exit 97
            while [ "$1" != -- ]; do
              mkdir "$tmp/data$n" && mount --bind "$1" "$tmp/data$n" || exit 97
              mount -o remount,bind,ro,nosuid,nodev,noexec "$tmp/data$n" || exit 97
              n=$((n + 1)); shift
            done; shift
            while [ "$1" != -- ]; do mount -t tmpfs -o ro,nosuid,nodev,noexec,size=4k tmpfs "$1" || exit 97; shift; done
            shift; exec "$@"
            """;

    private final List<Path> hidden;

    Sandbox(List<Path> hidden) {
        this.hidden = hidden.stream().filter(Files::isDirectory).toList();
    }

    /**
     * @param tmp an empty directory that is not hidden, covered by a private one of 128 MiB
     * @param data directories to be seen as {@link #inside} says
     * @param memory bytes of private memory the process may have in all
     */
    List<String> command(Path tmp, List<Path> data, long memory, List<String> program) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--net", "--ipc", "--uts", "--mount", "--pid"));
        command.addAll(List.of(
                "--fork", "--kill-child", "--mount-proc", "--", "/bin/sh", "-c", COVER, "cover", tmp.toString()));
        data.forEach(directory -> command.add(directory.toString()));
        command.add("--");
        hidden.forEach(directory -> command.add(directory.toString()));
        command.add("--");
        command.addAll(limits(memory));
        command.addAll(
                List.of("setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--", "env", "-i"));
        command.addAll(program);
        return command;
    }

    /** Where a process in the sandbox sees the n-th directory of its data. */
    static Path inside(Path tmp, int n) {
        return tmp.resolve("data" + n);
    }

    /** Where namespaces are not to be had: still no more memory than given, no new privileges, no environment. */
    List<String> relaxed(long memory, List<String> program) {
        List<String> command = new ArrayList<>();
        if (installed("prlimit")) {
            command.addAll(limits(memory));
        }
        if (installed("setpriv")) {
            command.addAll(List.of("setpriv", "--no-new-privs", "--"));
        }
        command.addAll(program);
        return command;
    }

    private static List<String> limits(long memory) {
        return List.of("prlimit", "--core=0", "--data=" + memory, "--");
    }

    private static boolean installed(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    /** Whether this system gives what {@link #command} asks for, tried once with a program that does nothing. */
    boolean isAvailable(Path tmp) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(tmp, List.of(), 64L << 20, List.of("/bin/true")));
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
