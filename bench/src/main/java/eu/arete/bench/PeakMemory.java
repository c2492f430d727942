package eu.arete.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory this process held at once, as Linux counts it: heap, engine, threads, all resident pages. */
final class PeakMemory {
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** Forgets the peaks until now: what comes is counted from what is held. */
    static void forget() throws IOException {
        // "5": reset the peak resident set size (proc(5)).
        Files.writeString(CLEAR, "5");
    }

    /** @return bytes, since the start or {@link #forget} */
    static long bytes() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
            }
        }
        throw new IOException("This system does not tell the peak of memory");
    }
}
