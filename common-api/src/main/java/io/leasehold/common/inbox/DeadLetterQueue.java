package io.leasehold.common.inbox;

import java.util.List;

/**
 * What waits on one dead-letter topic.
 *
 * @param waiting how many records were not replayed yet
 * @param records the first of them
 */
record DeadLetterQueue(String topic, long waiting, List<DeadLetter> records) {
    DeadLetterQueue {
        records = List.copyOf(records);
    }
}
