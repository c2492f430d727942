package eu.arete.hub.comparison.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.hosting.Seal;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezing: before it nothing is decided, after it nothing frozen can change but by a new version that says so. */
@Component
public class Freezes {
    private static final int MOST_SHOWN = 200;
    private static final int MOST_VERSIONS = 999;

    private final FreezeTable table;
    private final PublicLog log;
    private final Seal seal;
    private final Clock clock;

    Freezes(FreezeTable table, PublicLog log, Seal seal, Clock clock) {
        this.table = table;
        this.log = log;
        this.seal = seal;
        this.clock = clock;
    }

    @Transactional
    public Frozen freeze(Actor actor, Map<String, byte[]> files) {
        actor.mustBe(Role.ADMINISTRATOR);
        files.keySet().stream()
                .filter(name -> !name.equals(Commitment.HEAD) && !name.startsWith("criteria/"))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.because("comparison.evidence-too-early", name).at(Place.file(name));
                });
        Commitment decided = Commitment.of(files);
        table.lock(decided.name());
        List<Frozen> before = table.versions(decided.name());
        if (!before.isEmpty() && decided.differences(commitment(before.get(0))).isEmpty()) {
            throw Refused.conflict(
                    "comparison.frozen-already", decided.name(), before.get(0).version());
        }
        if (before.size() >= MOST_VERSIONS) {
            throw Refused.conflict("comparison.too-many-versions", MOST_VERSIONS);
        }
        int version = before.size() + 1;
        String text = decided.text(version, before.stream().findFirst().map(Frozen::sha256));
        String sha256 = Sha256.of(text);
        EntryId entry = log.append(Entry.of(EntryType.CRITERIA_FROZEN)
                .with(Field.COMPARISON, decided.name())
                .sha256(sha256));
        Frozen frozen = new Frozen(
                decided.name(),
                version,
                decided.titles(),
                decided.fictitious(),
                decided.head(),
                text,
                sha256,
                new String(seal.seal(text).bytes(), StandardCharsets.UTF_8),
                clock.instant(),
                entry.value());
        table.add(frozen, DossierZip.write(decided.carried()));
        return frozen;
    }

    public List<Frozen> newest() {
        return table.newest(MOST_SHOWN);
    }

    public List<Frozen> versions(String name) {
        return table.versions(name);
    }

    public Optional<Frozen> find(String name, int version) {
        return table.find(name, version);
    }

    /** What this version decided, read again from what was kept. */
    Commitment commitment(Frozen frozen) {
        return Commitment.of(files(frozen));
    }

    /** {@code comparison.json} and the lists of criteria that came with it. */
    Map<String, byte[]> files(Frozen frozen) {
        Map<String, byte[]> files = DossierZip.unpack(table.carried(frozen.name(), frozen.version()));
        files.put(Commitment.HEAD, frozen.head().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The same with the status of a dossier whose evidence is opened. */
    Map<String, byte[]> opened(Frozen frozen) {
        Map<String, byte[]> files = files(frozen);
        String head = frozen.head();
        files.put(
                Commitment.HEAD,
                (head.substring(0, head.length() - 1) + ",\"status\":\"opened\"}").getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
