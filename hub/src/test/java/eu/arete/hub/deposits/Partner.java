package eu.arete.hub.deposits;

import eu.arete.hub.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** A partner that delivers files by the API. */
public final class Partner {
    private final Visitor visitor;
    private final String base;

    public Partner(Visitor visitor, String dataset) {
        this.visitor = visitor;
        this.base = "/api/v1/datasets/" + dataset + "/deposits";
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A file as it is sent: packed where its name says so. */
    private static byte[] written(String name, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!name.endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public Visitor.Answer announce(Map<String, String> files) {
        List<Map<String, Object>> manifest = new ArrayList<>();
        files.forEach((name, text) -> {
            byte[] bytes = written(name, text);
            manifest.add(Map.of("name", name, "sha256", sha256(bytes), "size", bytes.length));
        });
        return visitor.post(base, Map.of("files", manifest));
    }

    public Visitor.Answer send(String id, String name, String text) {
        return visitor.put(base + "/" + id + "/files/" + name, "text/csv", written(name, text));
    }

    public Visitor.Answer complete(String id) {
        return visitor.post(base + "/" + id + "/complete", "{}");
    }

    public JsonNode get(String id) {
        return visitor.get(base + "/" + id).json();
    }

    public JsonNode report(String id) {
        return visitor.get(base + "/" + id + "/report").json();
    }

    public String rejects(String id) {
        return visitor.get(base + "/" + id + "/rejects.csv").text();
    }

    /** Announces, sends, completes and waits for the verdict. */
    public JsonNode deliver(Map<String, String> files) {
        String id = announce(files).json().path("id").asString();
        files.forEach((name, text) -> send(id, name, text));
        complete(id);
        return await(id);
    }

    public JsonNode await(String id) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            JsonNode deposit = get(id);
            if (deposit.path("decided").asBoolean()) {
                return deposit;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("Not decided: " + get(id));
    }
}
