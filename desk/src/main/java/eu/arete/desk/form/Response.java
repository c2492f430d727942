package eu.arete.desk.form;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the desk answers. */
record Response(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Response page(int status, String html) {
        return new Response(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Response json(int status, String json) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        return new Response(status, type, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, body, more);
    }
}
