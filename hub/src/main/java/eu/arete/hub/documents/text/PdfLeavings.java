package eu.arete.hub.documents.text;

import java.io.IOException;
import java.util.ArrayList;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Counts what a PDF carries besides its text, wherever in the file it is. */
final class PdfLeavings {

    private int images;
    private int attachments;
    private int annotations;
    private int fields;
    private int scripts;
    private int metadata;

    private PdfLeavings() {}

    static Leavings of(PDDocument document, int hiddenTexts) throws IOException {
        PdfLeavings found = new PdfLeavings();
        for (COSObjectKey key :
                new ArrayList<>(document.getDocument().getXrefTable().keySet())) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            COSBase base = object.getObject();
            if (base instanceof COSDictionary dictionary) {
                found.look(dictionary);
            }
        }
        COSDictionary information = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
        found.metadata += information == null ? 0 : information.size();
        return new Leavings(
                found.images,
                found.attachments,
                found.annotations,
                found.fields,
                found.scripts,
                hiddenTexts,
                found.metadata);
    }

    private void look(COSDictionary dictionary) {
        COSName type = dictionary.getCOSName(COSName.TYPE);
        COSName subtype = dictionary.getCOSName(COSName.SUBTYPE);
        COSName action = dictionary.getCOSName(COSName.S);
        if (COSName.IMAGE.equals(subtype)) {
            images++;
        }
        if (COSName.FILESPEC.equals(type) || COSName.F.equals(type) || dictionary.containsKey(COSName.EF)) {
            attachments++;
        }
        if (COSName.ANNOT.equals(type)) {
            annotations++;
        }
        if (dictionary.containsKey(COSName.FT)) {
            fields++;
        }
        if (dictionary.containsKey(COSName.JS)
                || COSName.getPDFName("Launch").equals(action)
                || dictionary.containsKey(COSName.AA)) {
            scripts++;
        }
        if (COSName.METADATA.equals(type)) {
            metadata++;
        }
    }
}
