package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.NonUnionHoldings;
import eu.arete.hub.hosting.register.Declarations;
import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Kind;
import eu.arete.hub.hosting.register.Known;
import eu.arete.hub.hosting.register.Replies;
import eu.arete.hub.hosting.register.Version;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of hosts, for anyone to read and to answer. */
@Controller
@RequestMapping("/hosting/register")
class HostsPages {
    private final HostRegister register;
    private final Declarations declarations;
    private final Replies replies;
    private final Refusals refusals;
    private final CurrentActor actor;

    HostsPages(
            HostRegister register, Declarations declarations, Replies replies, Refusals refusals, CurrentActor actor) {
        this.register = register;
        this.declarations = declarations;
        this.replies = replies;
        this.refusals = refusals;
        this.actor = actor;
    }

    /**
     * One line of the list.
     *
     * @param holdings null when the owner is not known on that day
     */
    public record Line(Known known, boolean ours, @Nullable NonUnionHoldings holdings) {}

    /** A section of facts, its fields in the order of the table. */
    public record Section(Kind kind, List<Fact> facts) {}

    /** A change, and what it added and took back. */
    public record Change(Version version, List<Fact> added, List<Fact> gone) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String validAt,
            @RequestParam(defaultValue = "") String knownAt,
            Model page) {
        AsKnown asked = AsKnown.of(validAt, knownAt, register);
        Optional<String> ours = register.oursNow();
        page.addAttribute("asked", asked);
        page.addAttribute(
                "lines",
                register.services().stream()
                        .map(id -> register.asKnown(id, asked.validAt(), asked.knownAt()))
                        .filter(known -> !known.ever().isEmpty())
                        .map(known -> new Line(
                                known,
                                ours.filter(known.service()::equals).isPresent(),
                                known.holdings().orElse(null)))
                        .toList());
        return "hosting/register";
    }

    @GetMapping("/{service}")
    String service(
            @PathVariable String service,
            @RequestParam(defaultValue = "") String validAt,
            @RequestParam(defaultValue = "") String knownAt,
            Model page) {
        return show(service, AsKnown.of(validAt, knownAt, register), page);
    }

    private String show(String service, AsKnown asked, Model page) {
        register.mustExist(service);
        Known known = register.asKnown(service, asked.validAt(), asked.knownAt());
        page.addAttribute("asked", asked);
        page.addAttribute("known", known);
        page.addAttribute("ours", register.oursNow().filter(service::equals).isPresent());
        known.holdings().ifPresent(holdings -> page.addAttribute("holdings", holdings));
        known.ownership()
                .ifPresent(graph -> page.addAttribute("ownership", OwnershipDrawing.of(graph, provider(known))));
        List<Fact> certifications = known.everOf(Kind.CERTIFICATION);
        if (!certifications.isEmpty()) {
            page.addAttribute(
                    "timeline",
                    CertificationDrawing.of(
                            certifications, known.day(), id -> known.entity(id).name()));
        }
        page.addAttribute("sections", sections(known));
        page.addAttribute("changes", changes(service));
        page.addAttribute("replies", replies.to(service));
        page.addAttribute(
                "factsById", register.ever(service).stream().collect(Collectors.toMap(Fact::id, fact -> fact)));
        page.addAttribute("mayHide", actor.find().filter(HostsPages::mayHide).isPresent());
        page.addAttribute(
                "mayDeclare",
                actor.find().filter(reader -> reader.is(Role.ADMINISTRATOR)).isPresent());
        page.addAttribute("mayAudit", actor.find().filter(HostsPages::mayAudit).isPresent());
        return "hosting/service";
    }

    private static boolean mayHide(Actor reader) {
        return reader.is(Role.ADMINISTRATOR) || reader.is(Role.AUTHORITY);
    }

    private static boolean mayAudit(Actor reader) {
        return reader.is(Role.COMMITTEE) || reader.is(Role.AUTHORITY);
    }

    private static String provider(Known known) {
        return known.description().map(fact -> fact.value("entity")).orElseThrow();
    }

    /** All kinds but those that have a place of their own on the page. */
    private static Map<String, Section> sections(Known known) {
        return List.of(Kind.values()).stream()
                .map(kind -> new Section(
                        kind,
                        kind == Kind.CERTIFICATION || kind == Kind.EVIDENCE || kind == Kind.COST
                                ? known.everOf(kind)
                                : known.of(kind)))
                .collect(Collectors.toMap(
                        section -> section.kind().section(),
                        section -> section,
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private List<Change> changes(String service) {
        List<Fact> ever = register.ever(service);
        return register.versions(service).stream()
                .map(version -> new Change(
                        version,
                        ever.stream()
                                .filter(fact -> fact.recordedAt().equals(version.recordedAt()))
                                .toList(),
                        ever.stream()
                                .filter(fact -> fact.supersededAt()
                                        .filter(version.recordedAt()::equals)
                                        .isPresent())
                                .toList()))
                .toList();
    }

    @PostMapping("/{service}/replies")
    String reply(
            @PathVariable String service,
            @RequestParam(required = false) @Nullable Long fact,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page,
            Locale locale) {
        try {
            replies.add(request.getRemoteAddr(), service, fact, author, words);
        } catch (Refused refused) {
            register.mustExist(service);
            response.setStatus(refused.status().value());
            page.addAttribute("told", refusals.tell(refused, locale));
            page.addAttribute("author", author);
            page.addAttribute("words", words);
            return show(service, AsKnown.of("", "", register), page);
        }
        return "redirect:/hosting/register/" + service + "#replies";
    }

    @PostMapping("/{service}/facts/{fact}/audit")
    String audit(Actor reader, @PathVariable String service, @PathVariable long fact) {
        declarations.audit(reader, service, fact);
        return "redirect:/hosting/register/" + service;
    }

    @PostMapping("/{service}/replies/{id}/hide")
    String hide(
            Actor reader,
            @PathVariable String service,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        replies.hide(reader, service, id, reason);
        return "redirect:/hosting/register/" + service + "#replies";
    }
}
