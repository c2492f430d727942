package eu.arete.hub.citizens.web;

import eu.arete.hub.citizens.ReceiptState;
import eu.arete.hub.citizens.ReceiptState.Proven;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.ledger.Hash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A receipt's state as scripts read it; when it is proven, all that is needed to check it without the hub. */
@Component
class Proof {
    /**
     * The batch in the log.
     *
     * @param leaf what was committed to: SHA-256(0x00, leaf) is the tree's leaf
     * @param path base64, from the leaf's sibling up; a node is SHA-256(0x01, left, right)
     * @param tlogProof the entry's own proof: a C2SP tlog-proof file
     */
    record InLog(
            String leaf,
            int index,
            int size,
            List<String> path,
            String root,
            long entry,
            String vkey,
            String tlogProof) {}

    record Told(
            String state,
            String wish,
            @Nullable Instant executedBy,
            @Nullable Instant executedAt,
            @Nullable InLog proof) {}

    private final PublicLog log;

    Proof(PublicLog log) {
        this.log = log;
    }

    Told tell(ReceiptState state) {
        String wish = state.opposes() ? "oppose" : "allow";
        if (state instanceof ReceiptState.Recorded recorded) {
            return new Told("recorded", wish, recorded.executedBy(), null, null);
        }
        if (state instanceof ReceiptState.Executed executed) {
            return new Told("executed", wish, null, executed.executedAt(), null);
        }
        Proven proven = (Proven) state;
        return new Told("proven", wish, null, proven.executedAt(), inLog(proven));
    }

    private InLog inLog(Proven proven) {
        return new InLog(
                proven.leaf(),
                proven.index(),
                proven.size(),
                proven.path().stream().map(Hash::base64).toList(),
                proven.root(),
                proven.entry().index(),
                log.verifierKey().text(),
                log.receipt(proven.entry()).text());
    }
}
