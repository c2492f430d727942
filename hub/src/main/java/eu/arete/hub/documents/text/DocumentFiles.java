package eu.arete.hub.documents.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads whatever arrives: what it is, its bytes say, not its name. */
public final class DocumentFiles {

    public static final int MOST_BYTES = 20 << 20;

    private final PdfFiles pdf;

    public DocumentFiles(PdfFiles pdf) {
        this.pdf = pdf;
    }

    public static boolean isPdf(byte[] file) {
        return file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D' && file[3] == 'F';
    }

    public Reading read(byte[] file) throws Unreadable {
        if (file.length > MOST_BYTES) {
            throw new Unreadable(Unreadable.Reason.TOO_LARGE);
        }
        Reading reading = isPdf(file) ? pdf.read(file) : Markdown.read(text(file));
        if (reading.pages().isEmpty()) {
            throw new Unreadable(Unreadable.Reason.NO_TEXT);
        }
        if (reading.pages().size() > PdfReading.MOST_PAGES) {
            throw new Unreadable(Unreadable.Reason.TOO_MANY_PAGES);
        }
        return reading;
    }

    private static String text(byte[] file) throws Unreadable {
        if (file.length > PdfReading.MOST_CHARACTERS) {
            throw new Unreadable(Unreadable.Reason.TOO_MUCH_TEXT);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable(Unreadable.Reason.UNKNOWN_FORMAT);
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new Unreadable(Unreadable.Reason.UNKNOWN_FORMAT);
        }
    }
}
