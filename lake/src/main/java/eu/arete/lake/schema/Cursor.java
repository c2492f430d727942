package eu.arete.lake.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A place in the document. Reading it never fails: what is wrong joins the list of problems, with its path. */
record Cursor(@Nullable JsonNode node, String path, List<InvalidDescriptor.Problem> problems) {

    private static final int MAX_TEXT = 4_000;

    void problem(String reason) {
        // A descriptor of nonsense must not make a report of nonsense.
        if (problems.size() < 200) {
            problems.add(new InvalidDescriptor.Problem(path, reason));
        }
    }

    boolean isPresent() {
        return node != null && !node.isNull() && !node.isMissingNode();
    }

    Cursor at(String property) {
        JsonNode child = node != null && node.isObject() ? node.get(property) : null;
        return new Cursor(child, path.isEmpty() ? property : path + "." + property, problems);
    }

    Cursor object() {
        if (isPresent() && node != null && !node.isObject()) {
            problem("must be an object");
        }
        return this;
    }

    List<Cursor> items(int max) {
        List<Cursor> items = new ArrayList<>();
        if (!isPresent() || node == null) {
            return items;
        }
        if (!node.isArray()) {
            problem("must be a list");
        } else if (node.size() > max) {
            problem("has " + node.size() + " items, at most " + max + " are read");
        } else {
            for (int i = 0; i < node.size(); i++) {
                items.add(new Cursor(node.get(i), path + "[" + i + "]", problems));
            }
        }
        return items;
    }

    /** A text, or an empty optional when absent. Numbers are taken as they are written: bounds may be either. */
    Optional<String> text() {
        if (!isPresent() || node == null) {
            return Optional.empty();
        }
        if (!node.isString() && !node.isNumber()) {
            problem("must be a text");
            return Optional.empty();
        }
        String text = node.asString();
        if (text.length() > MAX_TEXT) {
            problem("is longer than " + MAX_TEXT + " characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    String textOr(String absent) {
        return text().orElse(absent);
    }

    /** One text or a list of them. */
    List<String> texts(int max) {
        if (isPresent() && node != null && !node.isArray()) {
            return text().stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Cursor item : items(max)) {
            if (!item.isPresent()) {
                item.problem("must be a text");
            }
            item.text().ifPresent(texts::add);
        }
        return texts;
    }

    /** A text that may be as long as the document. */
    Optional<String> longText() {
        return node != null && node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** A share, 0 to 1. */
    double share(double absent) {
        if (!isPresent() || node == null) {
            return absent;
        }
        double share = node.isNumber() ? node.asDouble() : -1;
        if (!(share >= 0 && share <= 1)) {
            problem("must be a share between 0 and 1");
            return absent;
        }
        return share;
    }

    boolean flag() {
        if (isPresent() && node != null && !node.isBoolean()) {
            problem("must be true or false");
            return false;
        }
        return isPresent() && node != null && node.asBoolean();
    }

    OptionalInt length() {
        if (!isPresent() || node == null) {
            return OptionalInt.empty();
        }
        if (!node.isInt() || node.asInt() < 0) {
            problem("must be a whole number, zero or more");
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.asInt());
    }

    Bilingual bilingual(String absent) {
        Cursor both = object();
        return new Bilingual(
                both.at("fr").textOr(both.at("en").textOr(absent)),
                both.at("en").textOr(both.at("fr").textOr(absent)));
    }
}
