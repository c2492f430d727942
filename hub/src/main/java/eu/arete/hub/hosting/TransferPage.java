package eu.arete.hub.hosting;

import java.time.Instant;

/**
 * The public page on which a certified host must map its transfers and state the risk (HDS v2, EXI 31).
 *
 * @param sha256 of the page when the fact was recorded
 * @param seen when it was last read
 * @param seenSha256 of the page when it was last read
 */
public record TransferPage(String url, String sha256, Instant seen, String seenSha256) {
    public boolean isUnchanged() {
        return sha256.equals(seenSha256);
    }
}
