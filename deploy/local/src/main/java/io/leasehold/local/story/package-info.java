/**
 * Story of a lease through all four services, played by a client that retries: the demo, and the base of the fault
 * tests.
 */
@NullMarked
package io.leasehold.local.story;

import org.jspecify.annotations.NullMarked;
