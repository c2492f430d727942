package eu.arete.synth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, texts, numbers and booleans. Slow, small, and no kin of what wrote it. */
final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Node read(String text) {
        return new Node(new JsonReader(text).value());
    }

    /** A value read, asked by the names on the way to it. */
    record Node(Object value) {
        Node get(String name) {
            return new Node(((Map<?, ?>) value).get(name));
        }

        boolean exists() {
            return value != null;
        }

        List<Node> list() {
            return ((List<?>) value).stream().map(item -> new Node(item)).toList();
        }

        Map<String, Node> members() {
            Map<String, Node> members = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, new Node(member)));
            return members;
        }

        List<String> texts() {
            return list().stream().map(Node::text).toList();
        }

        String text() {
            return String.valueOf(value);
        }

        long number() {
            return ((BigDecimal) value).longValueExact();
        }
    }

    private Object value() {
        skip();
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> bare();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        for (skip(); text.charAt(at) != '}'; skip()) {
            if (text.charAt(at) == ',') {
                at++;
                skip();
            }
            String name = string();
            skip();
            at++;
            members.put(name, value());
        }
        at++;
        return members;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        at++;
        for (skip(); text.charAt(at) != ']'; skip()) {
            if (text.charAt(at) == ',') {
                at++;
            }
            items.add(value());
        }
        at++;
        return items;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = text.charAt(at++);
                read.append(escaped == 'n' ? '\n' : escaped);
            } else {
                read.append(c);
            }
        }
        at++;
        return read.toString();
    }

    private Object bare() {
        int start = at;
        while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return word.equals("true") || word.equals("false") ? Boolean.valueOf(word) : new BigDecimal(word);
    }

    private void skip() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
