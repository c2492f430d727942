package eu.arete.lake.schema;

import java.util.List;

/** A descriptor that cannot be used; says every reason at once, so that its author corrects it in one go. */
public final class InvalidDescriptor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised: made of strings
    private final List<Problem> problems;

    /** @param path where in the document, as {@code resources[2].schema.fields[0].type} */
    public record Problem(String path, String reason) {

        @Override
        public String toString() {
            return (path.isEmpty() ? "document" : path) + ": " + reason;
        }
    }

    public InvalidDescriptor(List<Problem> problems) {
        super("Cannot use this descriptor: "
                + String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
