package io.leasehold.device.query;

import io.leasehold.device.zstack.ApiDate;
import io.leasehold.device.zstack.error.Refusal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Types of fields: how values are parsed and compared. */
public enum FieldType {
    TEXT {
        @Override
        Object read(String value) {
            return value;
        }

        @Override
        Object[] array(List<String> values) {
            return values.toArray(String[]::new);
        }
    },
    NUMBER {
        @Override
        Object read(String value) {
            try {
                return Long.parseLong(value.trim());
            } catch (NumberFormatException odd) {
                throw Refusal.argument("'%s' is not a number".formatted(value));
            }
        }

        @Override
        String comparable(String column) {
            return column + "::bigint";
        }

        @Override
        Object[] array(List<String> values) {
            return values.stream().map(this::read).toArray(Long[]::new);
        }
    },
    FLAG {
        @Override
        Object read(String value) {
            return value;
        }

        @Override
        String comparable(String column) {
            return column + "::text";
        }

        @Override
        Object[] array(List<String> values) {
            return values.toArray(String[]::new);
        }
    },
    DATE {
        @Override
        Object read(String value) {
            return ApiDate.parse(value)
                    .map(instant -> instant.atOffset(ZoneOffset.UTC))
                    .orElseThrow(() -> Refusal.argument("'%s' is not a date".formatted(value)));
        }

        // The API shows dates in seconds, so conditions compare seconds.
        @Override
        String comparable(String column) {
            return "date_trunc('second', " + column + ")";
        }

        @Override
        Object[] array(List<String> values) {
            return values.stream().map(this::read).toArray(OffsetDateTime[]::new);
        }
    };

    abstract Object read(String value);

    abstract Object[] array(List<String> values);

    /** Returns the SQL expression that is compared with values. */
    String comparable(String column) {
        return column;
    }
}
