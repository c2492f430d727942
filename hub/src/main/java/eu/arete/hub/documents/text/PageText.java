package eu.arete.hub.documents.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The text of a PDF, line by line with the size of its letters; what lies in a hidden layer or outside the page is left out. */
final class PageText extends PDFTextStripper {

    private final PDDocument document;
    private final @Nullable PDOptionalContentProperties layers;
    private final Deque<Boolean> hiding = new ArrayDeque<>();
    private final List<PageLines.Line> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float size;
    private boolean begins = true;
    private int hidden;
    private int characters;

    PageText(PDDocument document) {
        this.document = document;
        this.layers = document.getDocumentCatalog().getOCProperties();
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(true);
    }

    /** How many pieces of text were left out because nobody sees them. */
    int hidden() {
        return hidden;
    }

    List<String> pages() throws IOException {
        List<List<PageLines.Line>> read = new ArrayList<>();
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            lines.clear();
            line.setLength(0);
            begins = true;
            hiding.clear();
            setStartPage(number);
            setEndPage(number);
            getText(document);
            endLine();
            read.add(List.copyOf(lines));
        }
        return PageLines.pages(read);
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        hiding.push(COSName.OC.equals(tag) && properties != null && isOff(properties));
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        hiding.poll();
        super.endMarkedContentSequence();
    }

    private boolean isOff(COSDictionary properties) {
        PDOptionalContentProperties known = layers;
        return known != null
                && PDPropertyList.create(properties) instanceof PDOptionalContentGroup group
                && !known.isGroupEnabled(group);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (hiding.contains(Boolean.TRUE) || isOutside(text)) {
            hidden++;
            return;
        }
        super.processTextPosition(text);
    }

    private boolean isOutside(TextPosition text) {
        PDPage page = getCurrentPage();
        PDRectangle seen = page.getCropBox();
        float x = text.getTextMatrix().getTranslateX();
        float y = text.getTextMatrix().getTranslateY();
        return x < seen.getLowerLeftX() - 2
                || x > seen.getUpperRightX() + 2
                || y < seen.getLowerLeftY() - 2
                || y > seen.getUpperRightY() + 2;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        characters += text.length();
        if (characters > PdfReading.MOST_CHARACTERS) {
            throw new Unreadable(Unreadable.Reason.TOO_MUCH_TEXT);
        }
        line.append(text);
        for (TextPosition position : positions) {
            size = Math.max(size, position.getFontSizeInPt());
        }
    }

    @Override
    protected void writeWordSeparator() {
        line.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
        begins = true;
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    private void endLine() {
        String text = Cleaning.line(Cleaning.clean(line.toString()).replace('\n', ' '));
        if (!text.isEmpty()) {
            lines.add(new PageLines.Line(text, size, begins));
            begins = false;
        }
        line.setLength(0);
        size = 0;
    }
}
