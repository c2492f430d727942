package eu.arete.hub.documents.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** PDF files as offices make them, and as they should not. */
public final class TestPdf {

    private TestPdf() {}

    /** A page a list; its first line large, the others ordinary. */
    @SafeVarargs
    public static byte[] plain(List<String>... pages) {
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : pages) {
                page(document, lines);
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word is in the text, and in every corner of a PDF where a word can hide. */
    public static byte[] withSecretEverywhere(String secret) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, List.of("Contract", "Signed by " + secret + " in Paris."));
            document.getDocumentInformation().setAuthor(secret);
            document.getDocumentInformation().setCustomMetadataValue("Reviewer", secret);
            document.getDocumentCatalog()
                    .setMetadata(
                            new PDMetadata(document, new ByteArrayInputStream(("<x>" + secret + "</x>").getBytes())));
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle("Clause of " + secret);
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("Ask " + secret);
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            page.getAnnotations().add(note);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + secret + "')"));
            attach(document, secret + ".txt", secret);
            hiddenLayer(document, page, secret);
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] encrypted(String password) {
        try (PDDocument document = new PDDocument()) {
            page(document, List.of("Locked", "Nothing to see."));
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Few bytes that unfold into very many. */
    public static byte[] bomb(int megabytes) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            org.apache.pdfbox.pdmodel.common.PDStream stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
            try (java.io.OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] line = "BT (a) Tj ET q 1 0 0 1 0 0 cm Q\n".repeat(32_768).getBytes();
                for (int i = 0; i < megabytes; i++) {
                    out.write(line);
                }
            }
            page.setContents(stream);
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDPage page(PDDocument document, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float y = 780;
            for (int i = 0; i < lines.size(); i++) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), i == 0 ? 20 : 11);
                content.newLineAtOffset(60, y);
                content.showText(lines.get(i));
                content.endText();
                y -= i == 0 ? 40 : 14;
            }
        }
        return page;
    }

    private static void attach(PDDocument document, String name, String content) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content.getBytes()));
        file.setCreationDate(Calendar.getInstance());
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private static void hiddenLayer(PDDocument document, PDPage page, String secret) throws IOException {
        PDOptionalContentGroup layer = new PDOptionalContentGroup("Notes of " + secret);
        PDOptionalContentProperties layers = new PDOptionalContentProperties();
        layers.addGroup(layer);
        layers.setGroupEnabled(layer, false);
        document.getDocumentCatalog().setOCProperties(layers);
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.beginMarkedContent(COSName.OC, layer);
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            content.newLineAtOffset(60, 300);
            content.showText("Hidden words");
            content.endText();
            content.endMarkedContent();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** All that a PDF holds, unfolded: every string and every stream. */
    public static String everything(byte[] pdf) {
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            StringBuilder all = new StringBuilder(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1));
            for (var key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof org.apache.pdfbox.cos.COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        all.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
                    }
                }
                if (object instanceof COSDictionary dictionary) {
                    all.append(dictionary);
                }
            }
            return all.append(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
