package eu.arete.privacy.disclosure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounding of what may be shown. Always after redaction: rounding alone tells small counts apart. */
final class Rounding {

    private Rounding() {}

    /** The multiple of {@code base} nearest to a count; the greater of two equally near. */
    static long toBase(long count, int base) {
        return toBase(BigDecimal.valueOf(count), base).longValueExact();
    }

    static BigDecimal toBase(BigDecimal count, int base) {
        BigDecimal unit = BigDecimal.valueOf(base);
        BigInteger times = count.divide(unit, 0, RoundingMode.HALF_UP).toBigInteger();
        return new BigDecimal(times).multiply(unit);
    }

    /** The value with as many significant digits as told, written without an exponent. */
    static BigDecimal toDigits(BigDecimal value, int digits) {
        BigDecimal rounded =
                value.round(new MathContext(digits, RoundingMode.HALF_UP)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
