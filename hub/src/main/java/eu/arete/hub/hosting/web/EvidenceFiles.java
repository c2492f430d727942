package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.Archives;
import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Kind;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Copies of evidence, as far as its disclosure allows today: what the register last said of a piece decides for every copy, also for
 * pieces that an older version showed. A stranger's file is bytes to keep, never a page of this site.
 */
@Controller
class EvidenceFiles {
    private final HostRegister register;
    private final Archives archives;

    EvidenceFiles(HostRegister register, Archives archives) {
        this.register = register;
        this.archives = archives;
    }

    @GetMapping("/hosting/evidence/{service}/{id}")
    ResponseEntity<Resource> copy(@PathVariable String service, @PathVariable String id) throws IOException {
        List<Fact> known = register.ever(service).stream()
                .filter(fact -> fact.kind() == Kind.EVIDENCE && fact.value("id").equals(id))
                .toList();
        if (known.isEmpty()) {
            throw Refused.notFound("hosting.register.no-such-evidence");
        }
        String sha256 = readable(known.get(known.size() - 1));
        InputStream copy =
                archives.open(sha256).orElseThrow(() -> Refused.notFound("hosting.register.no-copy", sha256));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(service + "-" + id + "-" + sha256.substring(0, 8) + ".bin")
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new InputStreamResource(copy));
    }

    /** The hash of what anyone may read of it. */
    private static String readable(Fact evidence) {
        return switch (evidence.value("disclosure")) {
            case "public" -> evidence.value("sha256");
            case "redacted" -> evidence.value("redacted");
            default -> throw Refused.notFound("hosting.register.no-copy", evidence.value("ground"));
        };
    }
}
