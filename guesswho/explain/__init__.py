"""Where a classifier looked and what moved it: numbers and small pictures, nothing kept.

Called by ``services`` and ``cli``. Takes portraits, feature maps and heads as arguments; reads
no data set, knows no draft and no page.
"""
