package eu.arete.desk.form;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a browser asks, read within bounds. */
final class Request {

    /** More was sent than any form of ours holds. */
    static final class TooLarge extends Exception {

        private static final long serialVersionUID = 1L;
    }

    static final int LONGEST_BODY = 4096;

    private final HttpExchange exchange;
    private final boolean behindProxy;

    Request(HttpExchange exchange, boolean behindProxy) {
        this.exchange = exchange;
        this.behindProxy = behindProxy;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Who asks, for counting alone. */
    String client() {
        List<String> forwarded = exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of());
        if (behindProxy && !forwarded.isEmpty()) {
            String last = forwarded.get(forwarded.size() - 1);
            return last.substring(last.lastIndexOf(',') + 1).strip();
        }
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    String contentType() {
        return header("Content-Type").split(";", 2)[0].strip();
    }

    /** A parameter of the address; empty when absent. */
    String query(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null || query.length() > LONGEST_BODY
                ? ""
                : fields(query).getOrDefault(name, "");
    }

    String cookie(String name) {
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : header.split(";", -1)) {
                String[] pair = cookie.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals(name)) {
                    return pair[1];
                }
            }
        }
        return "";
    }

    byte[] body() throws IOException, TooLarge {
        InputStream stream = exchange.getRequestBody();
        byte[] bytes = stream.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw new TooLarge();
        }
        return bytes;
    }

    Map<String, String> form() throws IOException, TooLarge {
        return fields(new String(body(), StandardCharsets.UTF_8));
    }

    /**
     * Whether the browser says that another site made it send this. Browsers of before 2023 send no Sec-Fetch-Site: Origin
     * is then compared with Host, and the form's token remains.
     */
    boolean comesFromElsewhere() {
        String site = header("Sec-Fetch-Site");
        if (!site.isEmpty()) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = header("Origin");
        return !origin.isEmpty() && !origin.replaceFirst("^https?://", "").equals(header("Host"));
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.putIfAbsent(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException malformed) {
                    // A percent that encodes nothing: the field is as absent.
                }
            }
        }
        return fields;
    }
}
