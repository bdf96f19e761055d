package io.leasehold.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("measured", "p50 ms", "bar");

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_absent_cells_stay_empty() {
        table.add(new Row().with("p50 ms", 7).with("measured", "list of 1,000"));
        table.add(new Row().with("bar", "met"));

        assertThat(table.markdown()).isEqualTo("""
                | measured      | p50 ms | bar |
                | ------------- | ------ | --- |
                | list of 1,000 | 7      |     |
                |               |        | met |
                """);
    }

    @Test
    void a_cell_of_no_column_is_a_mistake() {
        assertThatThrownBy(() -> table.add(new Row().with("p75 ms", 1))).hasMessageContaining("p75 ms");
    }
}
