package eu.arete.worker;

import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a worker, says its process, and waits to be killed. */
final class DyingHub {

    private DyingHub() {}

    public static void main(String[] args) throws Exception {
        WorkerSession session =
                Workshop.in(Files.createDirectories(Path.of(args[0]))).open();
        System.out.println(session.pid());
        Thread.sleep(600_000);
    }
}
