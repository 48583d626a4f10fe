"""Three sentences of a learner's own, in words that both bundled models know."""

OWN = {
    "zh": ("女孩买了球，因为它很红", "小猫爱吃番茄", "他喜欢苹果，因为它很甜"),
    "en": ("the girl ate the tomato because it was red", "the dog saw the cat", "he has a red car"),
}
