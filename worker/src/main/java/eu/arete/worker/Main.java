package eu.arete.worker;

import eu.arete.lake.engine.embedded.EmbeddedEngine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The worker process: asked on standard input, answers on standard output, ends with its standard input. Started by the hub only. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream quiet = System.err;
        System.setOut(quiet);
        Wire wire = new Wire(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        int status = 0;
        try {
            new Inside(wire, new EmbeddedEngine()).serve();
        } catch (Throwable e) {
            quiet.println("worker: " + e);
            status = 1;
        }
        // A query may still run in the engine's own threads: no hook is worth waiting for it.
        Runtime.getRuntime().halt(status);
    }
}
