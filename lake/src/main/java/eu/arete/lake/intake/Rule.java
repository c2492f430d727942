package eu.arete.lake.intake;

/** What a delivered file may break. Codes are stable: partners script against them. */
public enum Rule {
    ROW_COLUMNS("row.columns"),
    ROW_DUPLICATE("row.duplicate"),
    VALUE_REQUIRED("value.required"),
    VALUE_TYPE("value.type"),
    VALUE_LENGTH("value.length"),
    VALUE_MINIMUM("value.minimum"),
    VALUE_MAXIMUM("value.maximum"),
    VALUE_ENUM("value.enum"),
    VALUE_PATTERN("value.pattern"),
    VALUE_IDENTIFIER("value.identifier"),
    ROW_RULE("row.rule"),
    FIELD_CODE_LIST("field.code-list"),
    ROW_FOREIGN_KEY("row.foreign-key"),

    /** As {@link #FIELD_CODE_LIST}, where the description says to tell it and to keep the row. */
    FIELD_CODE_LIST_TOLD("field.code-list-told"),

    FILE_PERSONAL_DATA("file.personal-data"),
    FILE_TRUNCATED("file.truncated"),
    FILE_PACKED("file.packed"),
    FILE_HEADER("file.header"),
    FILE_ENCODING("file.encoding"),
    FILE_LINE_TOO_LONG("file.line-too-long"),
    FILE_UNKNOWN_TABLE("file.unknown-table"),
    FILE_QUOTE("file.quote");

    private final String code;

    Rule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether breaking it refuses the file and not only a row. */
    public boolean refusesFile() {
        return compareTo(FILE_PERSONAL_DATA) >= 0;
    }

    /** Whether breaking it rejects the row; if not, it is only told. */
    public boolean rejectsRow() {
        return this != FIELD_CODE_LIST_TOLD;
    }

    int bit() {
        return 1 << ordinal();
    }

    boolean isIn(int faults) {
        return (faults & bit()) != 0;
    }
}
