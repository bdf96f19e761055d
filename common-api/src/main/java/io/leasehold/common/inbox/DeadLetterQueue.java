package io.leasehold.common.inbox;

import java.util.List;

/**
 * Waiting records of one dead-letter topic.
 *
 * @param waiting the number of records that were not replayed yet
 * @param records the first of them
 */
record DeadLetterQueue(String topic, long waiting, List<DeadLetter> records) {
    DeadLetterQueue {
        records = List.copyOf(records);
    }
}
