package eu.arete.hub.airlock;

import java.util.List;

/**
 * All that is kept of an output, as its project and its reviewers read it.
 *
 * @param revisions the first first; the last is the one that counts
 * @param reviews in the order they were given, of all revisions
 */
public record OutputFile(Output output, List<Revision> revisions, List<Review> reviews) {

    public OutputFile {
        revisions = List.copyOf(revisions);
        reviews = List.copyOf(reviews);
    }

    public Revision current() {
        return revisions.get(revisions.size() - 1);
    }

    /** Opinions on the current revision. */
    public List<Review> currentReviews() {
        return reviews.stream()
                .filter(review -> review.revision() == current().revision())
                .toList();
    }
}
