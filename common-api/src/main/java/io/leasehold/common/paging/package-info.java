/** Keyset pages: limit, marker and the link to the next page. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.paging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
