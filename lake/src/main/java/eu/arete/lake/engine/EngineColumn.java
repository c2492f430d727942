package eu.arete.lake.engine;

/** A column of a table or of a result. */
public record EngineColumn(String name, Type type) {

    /** What a reader needs to know to show or chart a value; the engine's own types stay inside it. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        DATE,
        TIMESTAMP,
        BOOLEAN,
        OTHER;

        /** Whether values of this type can be drawn as the length of a bar. */
        public boolean isQuantity() {
            return this == INTEGER || this == NUMBER;
        }
    }
}
