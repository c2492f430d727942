package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.SealedPages;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The library's way to the files that describe tables (descriptions, lists, manifests, deletion vectors): each a sealed page. Rows are
 * not read here: only extraction does, for it knows who opposes.
 */
final class SealedFileIO implements FileIO {

    private static final long serialVersionUID = 1L;

    /** Places are told from the lake's root, wherever this lies: a lake can be moved. */
    static final String ROOT = "arete://lake/";

    private static final String SEALED = ".sealed";

    private final transient SealedPages pages;

    SealedFileIO(SealedPages pages) {
        this.pages = pages;
    }

    /** The path, under the lake's root, of the file at a place. */
    static String path(String location) {
        if (!location.startsWith(ROOT)) {
            throw new IllegalArgumentException("Not a place of the lake: " + location);
        }
        String path = location.substring(ROOT.length());
        return path.endsWith(SEALED) ? path : path + SEALED;
    }

    /** The place of a data file. */
    static String location(String path) {
        return ROOT + path;
    }

    byte[] bytes(String location) {
        try {
            return pages.read(path(location));
        } catch (NoSuchFileException e) {
            throw new NotFoundException(e, "The lake has no page %s", location);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what describes a table", e);
        }
    }

    @Override
    public InputFile newInputFile(String location) {
        return new Page(location);
    }

    @Override
    public InputFile newInputFile(DataFile file) {
        throw new UnsupportedOperationException("Rows of the lake are read by extraction alone");
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new NewPage(location);
    }

    @Override
    public void deleteFile(String location) {
        try {
            pages.delete(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete what described a table", e);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }

    /** A page to be read; opened once. */
    private final class Page implements InputFile {
        private final String location;
        private byte @Nullable [] plain;

        Page(String location) {
            this.location = location;
        }

        private byte[] plain() {
            byte[] bytes = plain;
            if (bytes == null) {
                bytes = bytes(location);
                plain = bytes;
            }
            return bytes;
        }

        @Override
        public long getLength() {
            return plain().length;
        }

        @Override
        public SeekableInputStream newStream() {
            return new PageStream(plain());
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public boolean exists() {
            try {
                return pages.exists(path(location));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look for what describes a table", e);
            }
        }
    }

    private static final class PageStream extends SeekableInputStream {
        private final byte[] plain;
        private int at;

        PageStream(byte[] plain) {
            this.plain = plain;
        }

        @Override
        public long getPos() {
            return at;
        }

        @Override
        public void seek(long position) throws IOException {
            if (position < 0 || position > plain.length) {
                throw new EOFException("The page ends at " + plain.length + ", before " + position);
            }
            at = (int) position;
        }

        @Override
        public int read() {
            return at < plain.length ? plain[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (length > 0 && at >= plain.length) {
                return -1;
            }
            int n = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, target, from, n);
            at += n;
            return n;
        }

        @Override
        public int available() {
            return plain.length - at;
        }
    }

    private final class NewPage implements OutputFile {
        private final String location;

        NewPage(String location) {
            this.location = location;
        }

        @Override
        public PositionOutputStream create() {
            return new NewPageStream(pages, location);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return create();
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public InputFile toInputFile() {
            return new Page(location);
        }
    }

    /** Kept in memory until closed: the library closes some twice. */
    private static final class NewPageStream extends PositionOutputStream {
        private final SealedPages pages;
        private final String location;
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private boolean closed;

        NewPageStream(SealedPages pages, String location) {
            this.pages = pages;
            this.location = location;
        }

        @Override
        public long getPos() {
            return plain.size();
        }

        @Override
        public void write(int b) {
            plain.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            plain.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try {
                    pages.write(path(location), plain.toByteArray());
                } catch (FileAlreadyExistsException e) {
                    throw new AlreadyExistsException(e, "The lake has a page %s already", location);
                }
            }
        }
    }
}
