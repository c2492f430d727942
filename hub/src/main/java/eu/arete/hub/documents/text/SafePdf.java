package eu.arete.hub.documents.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a PDF of the text kept and of nothing else: it begins empty. The same pages give the same bytes. */
public final class SafePdf {

    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private final UnaryOperator<String> grounds;
    private final String foot;
    private PDPageContentStream sheet;
    private float y;

    private SafePdf(UnaryOperator<String> grounds, String foot) throws IOException {
        this.grounds = grounds;
        this.foot = foot;
        try (InputStream letters = Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            this.font = PDType0Font.load(document, letters, true);
        }
        this.sheet = begin();
    }

    /**
     * @param grounds the words that stand for a passage blacked out, by the code of its ground
     * @param foot at the foot of each sheet
     */
    public static byte[] write(
            String title, String author, String foot, List<Page> pages, UnaryOperator<String> grounds) {
        try {
            return new SafePdf(grounds, foot).all(title, author, pages);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a PDF", e);
        }
    }

    private byte[] all(String title, String author, List<Page> pages) throws IOException {
        try (document) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setAuthor(author);
            document.setDocumentId(0L);
            paragraph(List.of(new Token(title, false)), 18, 0);
            for (int i = 0; i < pages.size(); i++) {
                if (i > 0) {
                    turn();
                }
                for (Block block : pages.get(i).blocks()) {
                    block(block);
                }
            }
            sheet.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void block(Block block) throws IOException {
        float size = block.kind() == Block.Kind.HEADING ? 15 : block.kind() == Block.Kind.SUBHEADING ? 12.5f : 10.5f;
        List<Token> tokens = new ArrayList<>();
        if (block.kind() == Block.Kind.ITEM) {
            tokens.add(new Token("•", false));
        }
        for (Block.Piece piece : block.pieces()) {
            String ground = piece.ground();
            if (ground != null) {
                tokens.add(new Token(grounds.apply(ground), true));
            } else {
                for (String word : piece.text().strip().split("\\s+")) {
                    tokens.add(new Token(word, false));
                }
            }
        }
        paragraph(tokens, size, block.kind() == Block.Kind.ITEM ? 14 : 0);
    }

    private record Token(String text, boolean black) {}

    private void paragraph(List<Token> tokens, float size, float indent) throws IOException {
        float x = indent;
        down(size * 1.35f);
        for (Token token : tokens) {
            for (String part : parts(drawable(token.text()), size, WIDTH - indent)) {
                float width = width(part, size);
                if (x > indent && x + width > WIDTH) {
                    down(size * 1.35f);
                    x = indent;
                }
                draw(part, token.black(), MARGIN + x, width, size);
                x += width + width(" ", size) * (token.black() ? 2 : 1);
            }
        }
        y -= size * 0.7f;
    }

    private void draw(String text, boolean black, float x, float width, float size) throws IOException {
        if (black) {
            sheet.setNonStrokingColor(0f);
            sheet.addRect(x - 1, y - size * 0.25f, width + 2, size * 1.15f);
            sheet.fill();
            sheet.setNonStrokingColor(1f);
        }
        sheet.beginText();
        sheet.setFont(font, size);
        sheet.newLineAtOffset(x, y);
        sheet.showText(text);
        sheet.endText();
        if (black) {
            sheet.setNonStrokingColor(0f);
        }
    }

    /** A word longer than a line, cut. */
    private List<String> parts(String word, float size, float width) throws IOException {
        if (width(word, size) <= width) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (!part.isEmpty() && width(part.toString() + word.charAt(i), size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(word.charAt(i));
        }
        parts.add(part.toString());
        return parts;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) * size / 1000;
    }

    /** What the letters at hand can draw; anything else as a question mark. */
    private String drawable(String text) {
        StringBuilder drawn = new StringBuilder();
        text.codePoints().forEach(point -> drawn.append(canDraw(point) ? Character.toString(point) : "?"));
        return drawn.toString();
    }

    private boolean canDraw(int point) {
        try {
            return point >= ' ' && font.encode(Character.toString(point)).length > 0;
        } catch (IllegalArgumentException | IOException missing) {
            return false;
        }
    }

    private void down(float by) throws IOException {
        if (y - by < MARGIN + 14) {
            turn();
        }
        y -= by;
    }

    private void turn() throws IOException {
        sheet.close();
        sheet = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDPageContentStream fresh = new PDPageContentStream(document, page);
        fresh.beginText();
        fresh.setFont(font, 8);
        fresh.newLineAtOffset(MARGIN, MARGIN - 20);
        fresh.showText(drawable(foot + " · " + document.getNumberOfPages()));
        fresh.endText();
        y = PDRectangle.A4.getHeight() - MARGIN;
        return fresh;
    }
}
