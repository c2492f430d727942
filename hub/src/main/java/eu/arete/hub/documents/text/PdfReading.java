package eu.arete.hub.documents.text;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The process in which one stranger's PDF is read: it gets the file on its standard input, answers on its standard output, and ends. It holds nothing
 * else, and {@link PdfFiles} ends it when it takes too long or too much.
 */
public final class PdfReading {

    static final int MOST_PAGES = 500;
    static final int MOST_CHARACTERS = 2_000_000;

    private PdfReading() {}

    public static void main(String[] args) throws IOException {
        byte[] file = System.in.readAllBytes();
        try (DataOutputStream answer = new DataOutputStream(new java.io.BufferedOutputStream(System.out))) {
            try {
                write(read(file), answer);
            } catch (Unreadable unreadable) {
                answer.writeUTF(unreadable.reason().name());
            }
        }
    }

    static Reading read(byte[] file) throws Unreadable {
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.isEncrypted()) {
                throw new Unreadable(Unreadable.Reason.ENCRYPTED);
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new Unreadable(Unreadable.Reason.TOO_MANY_PAGES);
            }
            PageText text = new PageText(document);
            List<String> pages = text.pages();
            if (pages.stream().allMatch(String::isBlank)) {
                throw new Unreadable(Unreadable.Reason.NO_TEXT);
            }
            return new Reading(pages, PdfLeavings.of(document, text.hidden()));
        } catch (Unreadable known) {
            throw known;
        } catch (InvalidPasswordException locked) {
            throw new Unreadable(Unreadable.Reason.ENCRYPTED);
        } catch (IOException broken) {
            throw new Unreadable(Unreadable.Reason.MALFORMED);
        }
    }

    private static void write(Reading reading, DataOutputStream answer) throws IOException {
        answer.writeUTF("READ");
        answer.writeInt(reading.pages().size());
        for (String page : reading.pages()) {
            byte[] text = page.getBytes(StandardCharsets.UTF_8);
            answer.writeInt(text.length);
            answer.write(text);
        }
        Leavings left = reading.left();
        answer.writeInt(left.images());
        answer.writeInt(left.attachments());
        answer.writeInt(left.annotations());
        answer.writeInt(left.formFields());
        answer.writeInt(left.scripts());
        answer.writeInt(left.hiddenTexts());
        answer.writeInt(left.metadata());
    }
}
