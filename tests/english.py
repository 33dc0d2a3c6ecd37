"""The hundred commonest function words of English: none of them belongs in a document that staff read.

Left out because Indonesian documents print the same letters: a, i, an (a.n.), no, so, he.
"""

_WORDS = """
    the of and to in is you that it for was on are as with his they at be this from have or by one had not but
    what all were when we there can your which their said if do will each about how up out them then she many
    some these would other into has more her two like him see could than been who its now my made over did down
    only way find use may where too also after because our us through between both under while before against
    during without such any same those why every should until upon
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
