package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.hosting.register.Archives;
import eu.arete.hub.hosting.register.Declarations;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Known;
import eu.arete.hub.hosting.register.Replies;
import eu.arete.hub.hosting.register.Reply;
import eu.arete.hub.site.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of hosts by script. */
@RestController
@RequestMapping("/api/v1/hosting")
class HostsApi {
    private static final int LONGEST = (1 << 20) + 1;

    private final HostRegister register;
    private final Declarations declarations;
    private final Archives archives;
    private final Replies replies;

    HostsApi(HostRegister register, Declarations declarations, Archives archives, Replies replies) {
        this.register = register;
        this.declarations = declarations;
        this.archives = archives;
        this.replies = replies;
    }

    record Line(String id, String name, boolean ours) {}

    /** @param sha256 of the declaration then: what the log's entry holds */
    record Change(int number, Instant recordedAt, String sha256, String organisation, String what) {}

    record Ours(@Nullable String service) {}

    record NewReply(
            @Nullable Long fact,
            @Nullable String author,
            @Nullable String words) {}

    record Hiding(@Nullable String reason) {}

    @GetMapping("/services")
    List<Line> services() {
        Optional<String> ours = register.oursNow();
        return register.services().stream()
                .map(id -> new Line(
                        id, register.now(id).name(), ours.filter(id::equals).isPresent()))
                .toList();
    }

    @GetMapping("/services/{service}")
    HostAnswer service(
            @PathVariable String service,
            @RequestParam(defaultValue = "") String validAt,
            @RequestParam(defaultValue = "") String knownAt) {
        return HostAnswer.of(
                known(service, validAt, knownAt),
                register.oursNow().filter(service::equals).isPresent());
    }

    /** The very bytes whose SHA-256 is in the public log; sent back by PUT, they change nothing. */
    @GetMapping(path = "/services/{service}/declaration", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> declaration(@PathVariable String service, @RequestParam(defaultValue = "") String knownAt) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(known(service, "", knownAt).declaration().getBytes(StandardCharsets.UTF_8));
    }

    /** A whole declaration; what it says no more stays readable as what was known until now. */
    @PutMapping("/services/{service}")
    HostAnswer declare(Actor actor, @PathVariable String service, HttpServletRequest request) throws IOException {
        declarations.declare(actor, service, request.getInputStream().readNBytes(LONGEST));
        return service(service, "", "");
    }

    @GetMapping("/services/{service}/history")
    List<Change> history(@PathVariable String service) {
        return register.versions(service).stream()
                .map(version -> new Change(
                        version.number(),
                        version.recordedAt(),
                        version.sha256(),
                        version.organisation(),
                        version.what()))
                .toList();
    }

    /** For the authority or the committee, and never who declared it. */
    @PostMapping("/services/{service}/facts/{fact}/audit")
    HostAnswer audit(Actor actor, @PathVariable String service, @PathVariable long fact) {
        declarations.audit(actor, service, fact);
        return service(service, "", "");
    }

    /** A copy of a piece of evidence, by the hash of its bytes. */
    @PutMapping("/archives/{sha256}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(Actor actor, @PathVariable String sha256, HttpServletRequest request) throws IOException {
        archives.keep(actor, sha256, request.getInputStream());
    }

    @GetMapping("/ours")
    Ours ours() {
        return new Ours(register.oursNow().orElse(null));
    }

    @PutMapping("/ours")
    Ours isOurs(Actor actor, @RequestBody Ours ours) {
        declarations.isOurs(actor, Fields.text("service", ours.service(), 40));
        return ours();
    }

    @GetMapping("/services/{service}/replies")
    List<Reply> replies(@PathVariable String service) {
        register.mustExist(service);
        return replies.to(service);
    }

    @PostMapping("/services/{service}/replies")
    @ResponseStatus(HttpStatus.CREATED)
    void reply(@PathVariable String service, @RequestBody NewReply reply, HttpServletRequest request) {
        replies.add(request.getRemoteAddr(), service, reply.fact(), reply.author(), reply.words());
    }

    @PostMapping("/services/{service}/replies/{id}/hide")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(Actor actor, @PathVariable String service, @PathVariable long id, @RequestBody Hiding hiding) {
        replies.hide(actor, service, id, hiding.reason());
    }

    private Known known(String service, String validAt, String knownAt) {
        register.mustExist(service);
        AsKnown asked = AsKnown.of(validAt, knownAt, register);
        return register.asKnown(service, asked.validAt(), asked.knownAt());
    }
}
