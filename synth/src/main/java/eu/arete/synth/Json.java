package eu.arete.synth;

/** Writes JSON, two spaces a level, members in the order they come. */
final class Json {
    private final StringBuilder written = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean named;

    Json open(char bracket) {
        next();
        written.append(bracket);
        depth++;
        first = true;
        return this;
    }

    Json close(char bracket) {
        depth--;
        if (!first) {
            line();
        }
        written.append(bracket);
        first = false;
        return this;
    }

    Json name(String name) {
        next();
        quoted(name);
        written.append(": ");
        named = true;
        return this;
    }

    Json value(long number) {
        return literal(Long.toString(number));
    }

    Json value(String text) {
        next();
        quoted(text);
        return this;
    }

    /** A number already written. */
    Json literal(String number) {
        next();
        written.append(number);
        return this;
    }

    private void next() {
        if (named) {
            named = false;
            return;
        }
        if (!first) {
            written.append(',');
        }
        first = false;
        if (depth > 0) {
            line();
        }
    }

    private void line() {
        written.append('\n').append("  ".repeat(depth));
    }

    private void quoted(String text) {
        written.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> written.append('\\').append(c);
                case '\n' -> written.append("\\n");
                default -> written.append(c);
            }
        }
        written.append('"');
    }

    @Override
    public String toString() {
        return written.append('\n').toString();
    }
}
