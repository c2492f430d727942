package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.proofs.ProofRegister;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The technical proofs for scripts. */
@RestController
@RequestMapping("/api/v1/hosting/proofs")
class ProofsApi {
    /**
     * @param sha256 of the report, as in the public log
     * @param report where it is read
     */
    record Told(
            ProofKind kind, Instant madeAt, boolean passed, String sha256, Map<String, String> facts, String report) {}

    private final ProofRegister proofs;

    ProofsApi(ProofRegister proofs) {
        this.proofs = proofs;
    }

    /** The last of each kind. */
    @GetMapping
    List<Told> all() {
        return Arrays.stream(ProofKind.values())
                .flatMap(kind -> proofs.latest(kind).stream())
                .map(ProofsApi::told)
                .toList();
    }

    /** The report with this hash, byte for byte as it was hashed. */
    @GetMapping("/{sha256:[0-9a-f]{64}}")
    ResponseEntity<byte[]> report(@PathVariable String sha256) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(proofs.withReport(sha256)
                        .orElseThrow(() -> Refused.notFound("hosting.no-such-proof"))
                        .report()
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the report of a command, for administrators; the body is the report. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Told handIn(Actor actor, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(4 * ProofReport.LONGEST + 1);
        return told(proofs.handIn(actor, new String(body, StandardCharsets.UTF_8)));
    }

    private static Told told(Proof proof) {
        return new Told(
                proof.kind(),
                proof.madeAt(),
                proof.passed(),
                proof.sha256(),
                new TreeMap<>(proof.facts()),
                "/api/v1/hosting/proofs/" + proof.sha256());
    }
}
