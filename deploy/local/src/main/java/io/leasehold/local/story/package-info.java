/** The story of a lease through all four services, told by a careful client: the demo, and what the fault tests repeat. */
@NullMarked
package io.leasehold.local.story;

import org.jspecify.annotations.NullMarked;
