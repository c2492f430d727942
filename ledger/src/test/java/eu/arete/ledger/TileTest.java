package eu.arete.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @Test
    void paths_are_those_of_the_specification() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        assertThat(new Tile(Tile.ENTRIES, 273, 112).path()).isEqualTo("tile/entries/273.p/112");
        assertThat(new Tile(0, 1_000, 256).path()).isEqualTo("tile/0/x001/000");
    }

    @Test
    void a_path_names_one_tile() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long index = random.nextLong(1L << (1 + random.nextInt(40)));
            Tile tile = new Tile(random.nextInt(65) - 1, index, 1 + random.nextInt(256));
            assertThat(Tile.parse(tile.path())).contains(tile);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0", "tile/00/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/x000/000",
                "tile/64/000", "tile/0/../../checkpoint", "tile/0/000/", "tile/-1/000", "tile/0/x001", "tile/x/000",
                "tile/0/000.p/", "/tile/0/000", "tile/0/000%2e", "tile/entries/000.p/-1"
            })
    void another_spelling_names_none(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }
}
