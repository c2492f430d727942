package eu.arete.lake.schema;

import java.util.List;

/**
 * A nomenclature: the values that a column may take, each for a time or for ever. A value that is listed twice is valid in both times.
 */
public record CodeList(String name, Bilingual titles, List<Code> codes) {

    /** The first day that is before none. */
    public static final int ALWAYS = 0;

    /** The last day that is after none. */
    public static final int FOR_EVER = 99_999_999;

    /**
     * @param from the first day on which it may be used, as digits yyyyMMdd; {@link #ALWAYS} when not said
     * @param until the last day; {@link #FOR_EVER} when not said
     */
    public record Code(String value, int from, int until) {

        public boolean isDated() {
            return from != ALWAYS || until != FOR_EVER;
        }
    }

    public CodeList {
        codes = List.copyOf(codes);
    }

    /**
     * Reads a resource of a descriptor by itself.
     *
     * @throws InvalidDescriptor naming every problem found
     */
    public static CodeList parse(byte[] json) {
        return new DescriptorReader().readList(json);
    }

    /** Whether it matters on which day a value was used. */
    public boolean isDated() {
        return codes.stream().anyMatch(Code::isDated);
    }
}
