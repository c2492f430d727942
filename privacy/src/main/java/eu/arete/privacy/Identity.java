package eu.arete.privacy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * What designates a person in French health insurance: the NIR they are known under, their birth date and their sex.
 * A person may be known under several NIR in their life, and two twins under one.
 */
public record Identity(Nir nir, LocalDate birthDate, Sex sex) {

    /**
     * Reads the three as text, the birth date as yyyy-MM-dd.
     *
     * @throws MalformedIdentity naming the part that is wrong
     */
    public static Identity parse(String nir, String birthDate, String sex) {
        LocalDate date;
        try {
            date = LocalDate.parse(birthDate.strip());
        } catch (DateTimeParseException e) {
            throw new MalformedIdentity(MalformedIdentity.Part.BIRTH_DATE);
        }
        return new Identity(Nir.parse(nir), date, Sex.parse(sex));
    }

    /** Says nothing: an identity has no place in a log. */
    @Override
    public String toString() {
        return "Identity[hidden]";
    }
}
