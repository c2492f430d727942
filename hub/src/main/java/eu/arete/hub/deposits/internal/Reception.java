package eu.arete.hub.deposits.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.deposits.Lineage;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.store.SealedFile;
import eu.arete.lake.store.SealedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Receives deliveries. Nothing is checked here but that the bytes are those announced. */
@Service
class Reception implements Deposits {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int MOST_FILES = 5_000;

    private final DepositStore store;
    private final Catalogue catalogue;
    private final SealedFiles inbox;
    private final Checker checker;
    private final Doorway doorway;
    private final Verdicts verdicts;
    private final EarlierFiles earlier;
    private final Troubles troubles;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reception(
            DepositStore store,
            Catalogue catalogue,
            SealedFiles inbox,
            Checker checker,
            Doorway doorway,
            Verdicts verdicts,
            EarlierFiles earlier,
            Troubles troubles,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.inbox = inbox;
        this.checker = checker;
        this.doorway = doorway;
        this.verdicts = verdicts;
        this.earlier = earlier;
        this.troubles = troubles;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Opened open(Actor actor, String name, List<Announced> files) {
        actor.mustBe(Role.PARTNER);
        Dataset dataset = catalogue.dataset(name);
        if (!dataset.descriptor().partner().equals(actor.organisation().value())) {
            throw Refused.forbidden("deposits.not-your-dataset", name);
        }
        String manifest = Digests.manifest(name, files);
        Optional<Deposit> standing = store.standing(name, manifest);
        if (standing.isPresent()) {
            return new Opened(standing.get(), false);
        }
        doorway.requireOpen(dataset);
        check(dataset, files);
        DepositId id = new DepositId(UUID.randomUUID());
        boolean created = Boolean.TRUE.equals(transaction.execute(status -> store.insert(
                id, name, dataset.nature(), actor.organisation(), manifest, actor.id(), clock.instant(), files)));
        return new Opened(store.standing(name, manifest).orElseThrow(), created);
    }

    private void check(Dataset dataset, List<Announced> files) {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw Refused.because("deposits.file-count", files.size(), MOST_FILES)
                    .at(Place.field("files"));
        }
        Set<String> names = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (Announced file : files) {
            if (dataset.descriptor().tableOf(file.name()).isEmpty()) {
                throw Refused.because("deposits.unknown-table", file.name(), dataset.name())
                        .at(Place.file(file.name()));
            }
            String known = DatasetDescriptor.unpackedName(file.name());
            if (!names.add(known) || !hashes.add(file.sha256())) {
                throw Refused.because("deposits.file-twice", file.name()).at(Place.file(file.name()));
            }
            Optional<String> before = catalogue.deliveredAs(dataset.name(), file.sha256());
            if (before.isPresent() && !before.get().equals(known)) {
                throw Refused.conflict("deposits.already-delivered", file.name(), before.get())
                        .at(Place.file(file.name()));
            }
        }
    }

    @Override
    public Deposit receive(Actor actor, DepositId id, String name, InputStream bytes) throws IOException {
        Deposit deposit = deposit(actor, id);
        Deposit.File file = deposit.file(name).orElseThrow(() -> Refused.notFound("deposits.not-announced", name));
        if (file.received()) {
            // Sent again: the same bytes change nothing, others are refused all the same.
            Digests.verify(bytes, OutputStream.nullOutputStream(), file);
            return deposit;
        }
        if (deposit.state() != DepositState.RECEIVING) {
            throw Refused.conflict("deposits.closed");
        }
        doorway.requireOpen(deposit);
        SealedFile sealed = seal(file, bytes);
        if (!store.received(id, name, sealed, clock.instant())) {
            inbox.delete(sealed);
        }
        return deposit(actor, id);
    }

    private SealedFile seal(Deposit.File file, InputStream bytes) throws IOException {
        try (var writer = inbox.create("files", ".csv.sealed")) {
            Digests.verify(bytes, writer.stream(), file);
            return writer.finish();
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            Optional<Refused> refusal = troubles.refusal(e);
            if (refusal.isPresent()) {
                LOG.error("Cannot keep {} of a deposit", file.name(), e);
                throw refusal.get();
            }
            throw e;
        }
    }

    @Override
    public Deposit complete(Actor actor, DepositId id) {
        Deposit announced = deposit(actor, id);
        if (announced.state() == DepositState.RECEIVING) {
            doorway.requireOpen(announced);
        }
        Deposit queued = transaction.execute(status -> {
            Deposit deposit = store.findForUpdate(id).orElseThrow();
            if (deposit.state() == DepositState.RECEIVING) {
                if (!deposit.missing().isEmpty()) {
                    throw Refused.conflict(
                                    "deposits.incomplete", deposit.missing().size())
                            .at(deposit.missing().stream()
                                    .limit(50)
                                    .map(Place::file)
                                    .toList());
                }
                store.queue(id, clock.instant());
            }
            return store.find(id).orElseThrow();
        });
        checker.wake();
        return java.util.Objects.requireNonNull(queued);
    }

    @Override
    public Deposit cancel(Actor actor, DepositId id) {
        Deposit deposit = actor.is(Role.ADMINISTRATOR)
                ? store.find(id).orElseThrow(() -> Refused.notFound("deposits.no-such-deposit"))
                : deposit(actor, id);
        Optional<List<SealedFile>> received = verdicts.cancel(deposit.id());
        for (SealedFile file : received.orElse(List.of())) {
            delete(file);
        }
        Deposit now = store.find(id).orElseThrow();
        boolean cancelled = now.refusal()
                .filter(reason -> reason.code().equals(Verdicts.CANCELLED))
                .isPresent();
        if (!cancelled) {
            throw Refused.conflict("deposits.already-decided");
        }
        return now;
    }

    private void delete(SealedFile file) {
        try {
            inbox.delete(file);
        } catch (IOException e) {
            // Nothing names it any more: the next start sweeps it.
            LOG.warn("Cannot delete a file of a cancelled deposit yet", e);
        }
    }

    @Override
    public List<Comparison> comparisons(Actor actor, DepositId id) {
        Deposit deposit = deposit(actor, id);
        return earlier.of(deposit, catalogue.dataset(deposit.dataset()).descriptor());
    }

    @Override
    public Optional<Lineage> lineage(Actor actor, DepositId id) {
        return store.lineage(deposit(actor, id).id());
    }

    @Override
    public Deposit deposit(Actor actor, DepositId id) {
        actor.mustBe(Role.PARTNER);
        return store.find(id)
                .filter(deposit -> deposit.organisation().equals(actor.organisation()))
                .orElseThrow(() -> Refused.notFound("deposits.no-such-deposit"));
    }

    @Override
    public List<Deposit> mine(Actor actor) {
        actor.mustBe(Role.PARTNER);
        return store.of(actor.organisation());
    }

    @Override
    public void writeRejects(Actor actor, DepositId id, OutputStream out) throws IOException {
        deposit(actor, id);
        out.write("file;line;column;rule;value\n".getBytes(StandardCharsets.UTF_8));
        for (SealedFile rejects : store.rejects(id)) {
            try (InputStream in = inbox.stream(rejects)) {
                in.transferTo(out);
            }
        }
    }
}
