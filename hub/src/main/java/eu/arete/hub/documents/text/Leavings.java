package eu.arete.hub.documents.text;

/** How much of a file its text does not hold: counted, never named. */
public record Leavings(
        int images, int attachments, int annotations, int formFields, int scripts, int hiddenTexts, int metadata) {

    public static final Leavings NONE = new Leavings(0, 0, 0, 0, 0, 0, 0);

    public boolean nothing() {
        return equals(NONE);
    }
}
