package eu.arete.lake.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A partial file beside its target, which takes its name once it is on disk. */
final class LocalWriter extends ObjectWriter {

    private final Path target;
    private final Path folder;
    private final Path partial;
    private final FileChannel channel;
    private final OutputStream out;

    LocalWriter(Path target) throws IOException {
        this.target = target;
        folder = target.resolveSibling("");
        Files.createDirectories(folder);
        partial = target.resolveSibling(target.getFileName() + LocalObjects.PARTIAL);
        channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void finish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }

    /** The new name is on disk too: a registered file must survive a power cut. */
    private static void force(Path directory) throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
