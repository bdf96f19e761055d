package io.leasehold.device.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=x|name|EQUAL|x",
                "name!=x|name|NOT_EQUAL|x",
                "name!?=x,y|name|NOT_IN|x,y",
                "name?=x|name|IN|x",
                "name~=%x|name|LIKE|%x",
                "name!~=x|name|NOT_LIKE|x",
                "size>=5|size|AT_LEAST|5",
                "size<=5|size|AT_MOST|5",
                "size>5|size|GREATER|5",
                "size<5|size|LESS|5",
                "name=a>=b|name|EQUAL|a>=b",
                "name=a!=b|name|EQUAL|a!=b",
                "name=x is null|name|EQUAL|x is null",
                " name =x|name|EQUAL|x"
            })
    void a_condition_is_split_at_the_leftmost_operator(String text, String field, Operator operator, String value) {
        assertThat(Condition.of(text)).isEqualTo(new Condition(field, operator, value));
    }

    @Test
    void blanks_are_part_of_the_value() {
        assertThat(Condition.of("a.b= x ")).isEqualTo(new Condition("a.b", Operator.EQUAL, " x "));
    }

    @Test
    void null_operators_need_no_value() {
        assertThat(Condition.of("name is null")).isEqualTo(new Condition("name", Operator.IS_NULL, ""));
        assertThat(Condition.of("name not null")).isEqualTo(new Condition("name", Operator.NOT_NULL, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "=x", " =x", "", " is null"})
    void a_condition_needs_an_operator_and_a_field_name(String text) {
        assertThatThrownBy(() -> Condition.of(text)).isInstanceOf(ServiceException.class);
    }
}
