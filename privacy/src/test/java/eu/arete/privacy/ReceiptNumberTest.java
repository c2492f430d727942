package eu.arete.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReceiptNumberTest {

    @Test
    void a_number_copied_by_hand_is_the_same_number() {
        for (int i = 0; i < 200; i++) {
            ReceiptNumber number = ReceiptNumber.random(new SecureRandom());
            String copied = " "
                    + number.text()
                            .toLowerCase(Locale.ROOT)
                            .replace("-", " ")
                            .replace('0', 'o')
                            .replace('1', 'l');
            assertThat(ReceiptNumber.parse(copied)).contains(number);
        }
    }

    @Test
    void its_hash_is_fixed_by_the_format() {
        assertThat(new ReceiptNumber("0000-0000-0000-0000-0000-0000").hash())
                .hasSize(64)
                .isEqualTo(ReceiptNumber.parse("o".repeat(24)).orElseThrow().hash());
    }

    @Test
    void other_texts_are_no_number() {
        for (String text : new String[] {"", "ABCD", "U".repeat(24), "0".repeat(25), "é".repeat(24), "0".repeat(200)}) {
            assertThat(ReceiptNumber.parse(text)).as(text).isEmpty();
        }
    }
}
