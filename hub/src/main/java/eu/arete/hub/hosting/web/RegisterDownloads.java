package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.RegisterFiles;
import eu.arete.hub.site.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The register to take away, in the files that {@code ./arete hosting compare} reads. */
@RestController
class RegisterDownloads {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    /** As old as a zip can tell: the same register gives the same bytes. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final RegisterFiles files;

    RegisterDownloads(RegisterFiles files) {
        this.files = files;
    }

    @GetMapping("/api/v1/hosting/register/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) {
        byte[] bytes = files.all().get(file);
        if (bytes == null) {
            throw Refused.notFound(
                    "hosting.register.no-such-file",
                    String.join(", ", files.all().keySet()));
        }
        return attachment(file).contentType(CSV).body(bytes);
    }

    @GetMapping("/api/v1/hosting/register.zip")
    ResponseEntity<byte[]> zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.all().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return attachment("register.zip")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(bytes.toByteArray());
    }

    private static ResponseEntity.BodyBuilder attachment(String name) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
