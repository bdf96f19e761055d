package io.leasehold.common.adapter;

/**
 * Marks failures that say that a console does not work: no answer, no connection, no login. Consecutive ones pause the
 * console. Any other failure is an answer, which shows that the console works.
 */
public interface ConsoleFailure {}
