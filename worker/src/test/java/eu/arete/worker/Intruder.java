package eu.arete.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Code that should not be in a worker, and looks around. Arguments: a port of the machine, the hub's home, the hub's process. */
final class Intruder {

    private Intruder() {}

    public static void main(String[] args) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 2_000);
            System.out.println("connected");
        } catch (IOException e) {
            System.out.println("connect refused");
        }
        try {
            System.out.println(InetAddress.getByName("example.org"));
        } catch (IOException e) {
            System.out.println("no name");
        }
        Path home = Path.of(args[1]);
        try (Stream<Path> files = Files.list(home)) {
            System.out.println(files.findAny().isPresent() ? "home seen" : "home empty");
        }
        try {
            Files.writeString(home.resolve("x"), "x");
            System.out.println("home written");
        } catch (IOException e) {
            System.out.println("home closed");
        }
        System.out.println("environment " + System.getenv().size());
        System.out.println("processes " + ProcessHandle.allProcesses().count());
        Process unmount =
                new ProcessBuilder("umount", args[1]).redirectErrorStream(true).start();
        System.out.println(unmount.waitFor() == 0 ? "unmounted" : "unmount refused");
    }
}
