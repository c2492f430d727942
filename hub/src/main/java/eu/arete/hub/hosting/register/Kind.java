package eu.arete.hub.hosting.register;

import static eu.arete.hub.hosting.register.Rule.may;
import static eu.arete.hub.hosting.register.Rule.must;
import static eu.arete.hub.hosting.register.Rule.oneOf;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of facts a declaration holds: its sections. Every fact but a piece of evidence also has {@code evidence}, {@code standing} and,
 * where it did not always hold or will not, {@code from} and {@code until}, both included.
 */
public enum Kind {
    SERVICE(
            "service",
            true,
            must("name", Shape.TEXT),
            must("provider", Shape.SLUG),
            must("providerName", Shape.TEXT),
            must("entity", Shape.ENTITY)),
    ENTITY(
            "entities",
            false,
            must("id", Shape.SLUG),
            must("name", Shape.TEXT),
            must("country", Shape.COUNTRY),
            must("inUnion", Shape.YES_NO)),
    STAKE(
            "ownership",
            false,
            must("holder", Shape.ENTITY),
            must("held", Shape.ENTITY),
            must("capital", Shape.PERCENT),
            must("votes", Shape.PERCENT),
            may("veto", Shape.YES_NO),
            may("appoints", Shape.YES_NO)),
    LOCATION(
            "locations",
            false,
            oneOf("use", "storage", "backup", "processing", "support"),
            must("country", Shape.COUNTRY),
            must("place", Shape.TEXT)),
    /** {@code under} makes the chain: whose sub-processor it is; without it, the provider's. */
    SUBPROCESSOR(
            "subprocessors",
            false,
            must("entity", Shape.ENTITY),
            may("under", Shape.ENTITY),
            must("does", Shape.TEXT),
            may("activities", Shape.NUMBERS)),
    REMOTE_ACCESS(
            "remoteAccesses",
            false,
            must("country", Shape.COUNTRY),
            must("purpose", Shape.TEXT),
            may("safeguard", Shape.TEXT)),
    /** {@code service} limits it to one service; without it, it is said of all of the entity's. */
    CERTIFICATION(
            "certifications",
            false,
            must("scheme", Shape.SLUG),
            must("version", Shape.TEXT),
            must("entity", Shape.ENTITY),
            may("service", Shape.SLUG),
            may("activities", Shape.NUMBERS),
            oneOf("status", "none", "applied", "in-audit", "qualified", "expired")),
    LAW(
            "laws",
            false,
            must("law", Shape.TEXT),
            must("country", Shape.COUNTRY),
            must("applies", Shape.TEXT),
            may("mitigation", Shape.TEXT),
            must("risk", Shape.TEXT)),
    /** {@code sha256} is that of the page when the fact was recorded, {@code seenSha256} when it was last read. */
    TRANSFER_PAGE(
            "transferPage",
            true,
            must("url", Shape.URL),
            must("sha256", Shape.SHA256),
            must("seen", Shape.INSTANT),
            may("seenSha256", Shape.SHA256)),
    COST(
            "costs",
            false,
            must("item", Shape.TEXT),
            oneOf("paper", "contract", "invoice", "estimate"),
            must("year", Shape.YEAR),
            must("amount", Shape.MONEY),
            may("currency", Shape.CURRENCY)),
    /** {@code redacted} is the hash of the copy without what {@code ground} protects. */
    EVIDENCE(
            "evidence",
            false,
            must("id", Shape.SLUG),
            must("title", Shape.TEXT),
            must("source", Shape.TEXT),
            must("date", Shape.DATE),
            must("sha256", Shape.SHA256),
            oneOf("disclosure", "public", "redacted", "withheld"),
            may("ground", Shape.TEXT),
            may("redacted", Shape.SHA256));

    private static final String[] STANDINGS = {"claimed", "documented", "demonstrated", "audited"};

    private final String section;
    private final boolean single;
    private final List<Rule> own;

    Kind(String section, boolean single, Rule... own) {
        this.section = section;
        this.single = single;
        this.own = List.of(own);
    }

    /** Its name in a declaration. */
    public String section() {
        return section;
    }

    /** Whether a declaration has at most one at a time. */
    public boolean isSingle() {
        return single;
    }

    /** The fields of this kind alone, in the order in which they are shown. */
    public List<Rule> own() {
        return own;
    }

    /** All fields. */
    public List<Rule> rules() {
        List<Rule> all = new ArrayList<>(own);
        if (this != EVIDENCE) {
            all.add(may("from", Shape.DATE));
            all.add(may("until", Shape.DATE));
            all.add(oneOf("standing", STANDINGS));
            all.add(must("evidence", Shape.EVIDENCE));
        }
        return all;
    }
}
