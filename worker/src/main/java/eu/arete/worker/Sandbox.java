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

    /** Inside the new namespaces, before capabilities go: cover what must not be seen, give a private place for temporary files. */
    private static final String COVER = """
            tmp=$1; shift
            mount -t tmpfs -o nosuid,nodev,size=128m,mode=0700 tmpfs "$tmp" || exit 97
            while [ "$1" != -- ]; do mount -t tmpfs -o ro,nosuid,nodev,noexec,size=4k tmpfs "$1" || exit 97; shift; done
            shift; exec "$@"
            """;

    private final List<Path> hidden;

    Sandbox(List<Path> hidden) {
        this.hidden = hidden.stream().filter(Files::isDirectory).toList();
    }

    /**
     * @param tmp an empty directory, covered by a private one of 128 MiB
     * @param memory bytes of private memory the process may have in all
     */
    List<String> command(Path tmp, long memory, List<String> program) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--net", "--ipc", "--uts", "--mount", "--pid"));
        command.addAll(List.of(
                "--fork", "--kill-child", "--mount-proc", "--", "/bin/sh", "-c", COVER, "cover", tmp.toString()));
        hidden.forEach(directory -> command.add(directory.toString()));
        command.add("--");
        command.addAll(limits(memory));
        command.addAll(
                List.of("setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--", "env", "-i"));
        command.addAll(program);
        return command;
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
            ProcessBuilder builder = new ProcessBuilder(command(tmp, 64L << 20, List.of("/bin/true")));
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
