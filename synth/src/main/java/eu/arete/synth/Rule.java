package eu.arete.synth;

import java.util.Arrays;

/** The row rules whose breaches are planted, under the codes a delivery report gives them. */
enum Rule {
    ROW_COLUMNS("row.columns"),
    ROW_DUPLICATE("row.duplicate"),
    VALUE_REQUIRED("value.required"),
    VALUE_TYPE("value.type"),
    VALUE_LENGTH("value.length"),
    VALUE_MINIMUM("value.minimum"),
    VALUE_MAXIMUM("value.maximum"),
    VALUE_ENUM("value.enum"),
    VALUE_PATTERN("value.pattern");

    final String code;

    Rule(String code) {
        this.code = code;
    }

    static Rule coded(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + code));
    }
}
